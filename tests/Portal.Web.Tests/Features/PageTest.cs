using System.Security.Claims;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Watching;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Objects;
using Portal.Core.Persistence;
using Portal.Core.Remediation;
using Portal.Testing.Database;
using Portal.Web.Components.Layout;
using Portal.Web.Components.Live;
using Portal.Web.Hosting.Settings;
using Portal.Web.Hosting.Visitors;
using Portal.Web.Tests.Components;

namespace Portal.Web.Tests.Features;

/// <summary>Renders whole pages over the real services and a real database; there are no clusters.</summary>
public abstract class PageTest : ComponentTest
{
    private readonly BunitAuthorizationContext _authorization;

    protected PageTest(DatabaseFixture database)
    {
        Database = database.Database;
        var services = Page.Services;
        services.AddLogging();
        services.AddPortalPersistence(options => options.ConnectionString = Database.ConnectionString);
        services.AddPortalAudit();
        services.AddPortalKnowledge([]);
        services.AddClusterWatching(static _ => []);
        services.AddFindings();
        services.AddRemediation();
        services.AddObjects();
        services.AddScoped<VisitorAddress>();
        services.AddScoped<CurrentUser>();
        services.AddSingleton<PortalSearch>();
        services.AddSingleton(new PortalSettings { Listen = System.Net.IPAddress.Loopback, Port = 0, DataDirectory = "/tmp", SignIn = SignInMode.Development });
        _authorization = Page.AddAuthorization();
        SignIn("dev", "Admin");
    }

    protected TestDatabase Database { get; }

    protected NavigationManager Navigation => Page.Services.GetRequiredService<NavigationManager>();

    protected void SignIn(string name, params string[] roles)
    {
        _authorization.SetAuthorized(name);
        _authorization.SetRoles(roles);
        _authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, name));
    }

    /// <summary>Somebody whose roles hold at some places only, such as <c>operator@prod/shop</c>.</summary>
    protected void SignInAs(string name, params string[] grants)
    {
        SignIn(name);
        _authorization.SetClaims([new Claim(ClaimTypes.NameIdentifier, name), .. grants.Select(static grant => new Claim(Portal.Web.Hosting.SignIn.PortalUserClaims.GrantClaim, grant))]);
    }

    /// <summary>The database goes away: every connection is refused from now on.</summary>
    protected Gate TakeDatabaseAway()
    {
        var gate = new Gate(Database);
        Page.Services.Replace(ServiceDescriptor.Singleton<IDbContextFactory<PortalDbContext>>(gate));
        return gate;
    }

    protected async Task SaveAsync(params object[] entities)
    {
        await using var context = Database.CreateDbContext();
        context.AddRange(entities);
        await context.SaveChangesAsync();
    }

    protected T Service<T>()
        where T : notnull => Page.Services.GetRequiredService<T>();
}
