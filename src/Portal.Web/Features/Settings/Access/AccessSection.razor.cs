using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Components.Live;
using Portal.Web.Hosting.Settings;
using Portal.Web.Localization;

namespace Portal.Web.Features.Settings.Access;

/// <summary>The part of the settings where admins give and take roles and switch people off; everybody sees who may what.</summary>
public sealed partial class AccessSection : LiveComponent<AccessModel>
{
    private const int MostPeople = 50;

    private bool _busy;
    private string? _problem;
    private ImmutableSortedDictionary<string, LocalizedText> _errors = ImmutableSortedDictionary<string, LocalizedText>.Empty;

    [Inject]
    private GrantBook Book { get; set; } = null!;

    [Inject]
    private AccessRecords Records { get; set; } = null!;

    [Inject]
    private BreakGlassService Glass { get; set; } = null!;

    [Inject]
    private ClusterRegistry Registry { get; set; } = null!;

    [Inject]
    private PortalSettings Settings { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    private IEnumerable<string> ClusterNames => Registry.Clusters.Select(static cluster => cluster.Name);

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Records.Changed.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<AccessModel> ReadAsync(CancellationToken cancellationToken)
    {
        var user = await User.GetAsync();
        var (people, total) = await Book.PeopleAsync(MostPeople, cancellationToken);
        return new AccessModel(
            await Book.ListAsync(cancellationToken),
            people,
            total,
            await Glass.CountAsync(cancellationToken),
            AccessPolicy.Decide(user, PortalOperation.ManageAccess));
    }

    private Task GiveAsync(GrantRequest request) => AskAsync(user => Book.GiveAsync(request, user, User.SourceAddress, CancellationToken.None));

    private Task TakeAsync(PortalGrant grant) => AskAsync(user => Book.TakeAsync(grant.Id, grant.RowVersion, user, User.SourceAddress, CancellationToken.None));

    private Task SwitchAsync((PortalPerson Person, string? Reason) wish) => AskAsync(user => Book.SwitchAsync(wish.Person.Id, wish.Reason, user, User.SourceAddress, CancellationToken.None));

    private async Task AskAsync(Func<PortalUser, Task<GrantResult>> ask)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _problem, _errors) = (true, null, ImmutableSortedDictionary<string, LocalizedText>.Empty);
        StateHasChanged();
        _problem = await AttemptAsync(async () =>
        {
            var result = await ask(await User.GetAsync());
            _errors = result.Errors;
            _problem = result.Text is { } text ? Translator.T(text) : null;
        }) ?? _problem;
        _busy = false;
        await ReloadAsync();
    }
}
