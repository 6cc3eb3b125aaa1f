using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Web.Components.Filters;
using Portal.Web.Localization;

namespace Portal.Web.Features.Findings;

/// <summary>The filters above the list; each change is a new address.</summary>
public sealed partial class FindingsFilters : ComponentBase
{
    /// <summary>The filters as the address has them.</summary>
    [Parameter]
    [EditorRequired]
    public FindingsFilter Filter { get; set; } = new();

    /// <summary>Open findings, for the choices.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<FindingCount> Counts { get; set; } = [];

    /// <summary>Called with the parameter of the address that changes.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<(string Name, string? Value)> Changed { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static IEnumerable<(string Value, string Text)> Severities =>
        Enum.GetValues<Severity>().Reverse().Select(static s => (s.ToString(), Translator.T(FindingText.Of(s))));

    private IEnumerable<(string Value, string Text)> Clusters => Choices(Counts.Select(static c => c.Cluster), Filter.Cluster);

    private IEnumerable<(string Value, string Text)> Problems => Choices(Counts.Select(static c => c.Problem), Filter.Problem);

    private static string? Current(bool current) => current ? "true" : null;

    // What is chosen stays in the list, also when nothing of it is open any more.
    private static IEnumerable<(string Value, string Text)> Choices(IEnumerable<string> names, string? chosen) =>
        names.Concat(chosen is null ? [] : [chosen]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(static n => (n, n));

    private string Link(string name, string? value) => Navigation.With((name, value));

    private Task Set(string name, string? value) => Changed.InvokeAsync((name, string.IsNullOrEmpty(value) ? null : value));
}
