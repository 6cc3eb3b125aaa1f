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
        [("remediation.break-glass", Translator.T(AccessText.BreakGlass)), ("access.grant", "access.grant"), ("access.revoke", "access.revoke"), ("access.disable", "access.disable")];

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
            Query with { Before = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null }, cancellationToken),
        await Sealer.ListAsync(cancellationToken));

    // The browser's field has no zone; the page says that it is UTC.
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private async Task VerifyAsync()
    {
        var known = _known.Trim().Length == 0 ? null : AuditPosition.Parse(_known);
        if (known is null && _known.Trim().Length > 0)
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
