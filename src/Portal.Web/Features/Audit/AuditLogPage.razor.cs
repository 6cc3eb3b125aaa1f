using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;

namespace Portal.Web.Features.Audit;

/// <summary>Who did what to what, when, with what result; and whether the log is what was written.</summary>
public sealed partial class AuditLogPage : LiveComponent<AuditPage>
{
    private AuditVerification? _verification;
    private string? _problem;
    private bool _verifying;

    /// <summary>Only of this person.</summary>
    [SupplyParameterFromQuery]
    public string? Actor { get; set; }

    /// <summary>Only of this object.</summary>
    [SupplyParameterFromQuery]
    public string? Object { get; set; }

    /// <summary>Only of this cluster.</summary>
    [SupplyParameterFromQuery]
    public string? Cluster { get; set; }

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
    private AuditVerifier Verifier { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool IsFiltered => PageAddress.Text(Actor) is not null || PageAddress.Text(Object) is not null || Time(From) is not null || Time(To) is not null || PageAddress.Text(Cluster) is not null;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override Task<AuditPage> ReadAsync(CancellationToken cancellationToken) => Reader.ReadAsync(
        new AuditQuery
        {
            Actor = PageAddress.Text(Actor),
            Object = PageAddress.Text(Object),
            Cluster = PageAddress.Text(Cluster),
            From = Time(From),
            To = Time(To),
            Before = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
        },
        cancellationToken);

    // The browser's field has no zone; the page says that it is UTC.
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private async Task VerifyAsync()
    {
        (_verifying, _problem, _verification) = (true, null, null);
        StateHasChanged();
        try
        {
            _verification = await Verifier.VerifyAsync(null, CancellationToken.None);
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
