using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Audit;

/// <summary>Who did what to what, when, with what result; and whether the log is what was written.</summary>
public sealed partial class AuditLogPage : LiveComponent<AuditModel>
{
    private AuditVerification? _verification;
    private string _known = "";
    private string? _problem;
    private bool _verifying;
    private bool _withKnown;

    /// <summary>Only of this person.</summary>
    [SupplyParameterFromQuery]
    public string? Actor { get; set; }

    /// <summary>Only of this object.</summary>
    [SupplyParameterFromQuery]
    public string? Object { get; set; }

    /// <summary>Only of this action.</summary>
    [SupplyParameterFromQuery(Name = "action")]
    public string? Did { get; set; }

    /// <summary>Only of this cluster.</summary>
    [SupplyParameterFromQuery]
    public string? Cluster { get; set; }

    /// <summary>Only with this outcome.</summary>
    [SupplyParameterFromQuery(Name = "outcome")]
    public string? OutcomeName { get; set; }

    /// <summary>Earliest time, UTC.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Latest time, UTC.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>Where the page begins.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    /// <summary>Number of the entry that is shown whole.</summary>
    [SupplyParameterFromQuery]
    public string? Entry { get; set; }

    [Inject]
    private AuditReader Reader { get; set; } = null!;

    [Inject]
    private AuditSealer Sealer { get; set; } = null!;

    [Inject]
    private AuditVerifier Verifier { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    // What somebody who looks after the portal asks for first; any other action can stand in the address.
    private static IEnumerable<(string Value, string Text)> Actions =>
        new[]
        {
            "remediation.break-glass", AuditGuard.GapAction, "remediation.execute", "remediation.approve", "remediation.reject", "remediation.pause", "remediation.resume", "settings.safety", "breaker.reset",
            "access.grant", "access.revoke", "access.disable", "access.enable",
        }.Select(static action => (action, action));

    private static IEnumerable<(string Value, string Text)> Outcomes => Enum.GetValues<AuditOutcome>().Select(static outcome => (outcome.ToString(), Translator.T(AuditText.Of(outcome))));

    private AuditOutcome? Outcome => PageAddress.Enum<AuditOutcome>(OutcomeName);

    private AuditQuery Query => new()
    {
        Actor = PageAddress.Text(Actor),
        Object = PageAddress.Text(Object),
        Cluster = PageAddress.Text(Cluster),
        Outcome = Outcome,
        Action = PageAddress.Text(Did),
        From = Time(From),
        To = Time(To),
    };

    // What the address asks for and cannot be asked: left out, and said so, since a list that is longer than expected proves nothing.
    private IEnumerable<(string Name, string Value)> Unread =>
        new[] { ("outcome", OutcomeName, Outcome is null), ("from", From, Query.From is null), ("to", To, Query.To is null), ("after", After, Number(After) is null) }
            .Where(static filter => filter.Item3 && PageAddress.Text(filter.Item2) is not null).Select(static filter => (filter.Item1, PageAddress.Text(filter.Item2)!));

    private long Gaps => Model?.Gaps.Total ?? 0;

    private long? Opened => Number(Entry);

    private bool IsFiltered => Query != new AuditQuery();

    // The same filters as the list, so that what is saved is what is seen, and all of it.
    private string ExportAddress => QueryHelpers.AddQueryString(
        "/api/v1/audit/export",
        new Dictionary<string, string?>
        {
            ["actor"] = Query.Actor,
            ["object"] = Query.Object,
            ["cluster"] = Query.Cluster,
            ["outcome"] = Outcome?.ToString(),
            ["action"] = Query.Action,
            ["from"] = Query.From?.ToString("O", CultureInfo.InvariantCulture),
            ["to"] = Query.To?.ToString("O", CultureInfo.InvariantCulture),
        }.Where(static filter => filter.Value is not null));

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<AuditModel> ReadAsync(CancellationToken cancellationToken) => new(
        await Reader.ReadAsync(
            Query with { Before = Number(After) }, cancellationToken),
        await Reader.ReadAsync(new AuditQuery { Action = AuditGuard.GapAction, Limit = 1 }, cancellationToken),
        await Sealer.ListAsync(cancellationToken));

    // The browser's field has no zone; the page says that it is UTC.
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string ToggleAddress(AuditEntry entry) =>
        Navigation.With(("entry", entry.Sequence == Opened ? null : entry.Sequence.ToString(CultureInfo.InvariantCulture)), ("after", After));

    private async Task VerifyAsync(string? head)
    {
        _withKnown = head is not null;
        var known = head is null ? null : AuditPosition.Parse(head);
        if (known is null && head is not null)
        {
            (_problem, _verification) = (Translator.T(AuditText.KnownIsWrong), null);
            return;
        }

        (_verifying, _problem, _verification) = (true, null, null);
        StateHasChanged();
        try
        {
            _verification = await Verifier.VerifyAsync(known, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Cancellations too: nobody can cancel this, so one is a timeout, and Blazor would swallow it without a word.
            _problem = Describe(exception);
        }
        finally
        {
            _verifying = false;
        }
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.With((name, string.IsNullOrWhiteSpace(value) ? null : value)));
}
