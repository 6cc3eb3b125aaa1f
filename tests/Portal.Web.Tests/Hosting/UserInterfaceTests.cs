using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Hosting;

[Collection(RunningPortalCollection.Name)]
public sealed class UserInterfaceTests(RunningPortal portal)
{
    // Attack 41: what goes wrong in a page is for the log. ASPNETCORE_DETAILEDERRORS would show it to everybody, were the environment read.
    [Fact]
    public void Circuits_WhateverTheEnvironmentSays_TellNoDetailsOfErrors()
    {
        Assert.False(portal.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DetailedErrors);
        Assert.DoesNotContain(portal.Services.GetRequiredService<IConfiguration>().AsEnumerable(), static pair => pair.Key.Contains("DetailedErrors", StringComparison.OrdinalIgnoreCase));
    }
}
