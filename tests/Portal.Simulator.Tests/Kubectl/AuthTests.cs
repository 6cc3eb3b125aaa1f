using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

public sealed class AuthTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    [Fact]
    public async Task CanI_AdminAndImpersonated_FollowRbac()
    {
        Assert.Equal("yes\n", await RunAsync("auth", "can-i", "delete", "pods"));
        Assert.Equal("no\n", (await TryAsync("auth", "can-i", "delete", "pods", "--as=alice")).Output);

        await RunAsync("create", "role", "reader", "--verb=get,list,watch", "--resource=pods");
        await RunAsync("create", "rolebinding", "alice-reads", "--role=reader", "--user=alice");

        await Eventually.ValueAsync(async () => (await TryAsync("auth", "can-i", "list", "pods", "--as=alice")).Output, t => t == "yes\n");
        Assert.Equal("no\n", (await TryAsync("auth", "can-i", "delete", "pods", "--as=alice")).Output);
        Assert.Equal("no\n", (await Kubectl.TryAsync("-n", "default", "auth", "can-i", "list", "pods", "--as=alice")).Output);
    }

    [Fact]
    public async Task Get_AsGuest_IsForbiddenAndSaysWhat()
    {
        var refused = await TryAsync("get", "pods", "--context", "guest@demo");
        var asAlice = await TryAsync("get", "pods", "--as=alice", "--as-group=dev");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"pods is forbidden: User \"guest\" cannot list resource \"pods\" in API group \"\" in the namespace \"{Namespace}\"", refused.Error, StringComparison.Ordinal);
        Assert.Contains("User \"alice\" cannot list resource \"pods\"", asAlice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoAmI_EachUser_IsNamed()
    {
        Assert.Contains("system:masters", await RunAsync("auth", "whoami"), StringComparison.Ordinal);
        Assert.Contains("guest", await RunAsync("auth", "whoami", "--context", "guest@demo"), StringComparison.Ordinal);
        Assert.Contains("system:masters", await RunAsync("auth", "whoami", "--context", "admin-certificate@demo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongToken_AnyRequest_IsUnauthorized()
    {
        var result = await TryAsync("get", "pods", "--token=wrong", "--context", "guest@demo");

        Assert.EndsWith("error: You must be logged in to the server (Unauthorized)\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CanIList_Admin_ShowsRules()
    {
        Assert.Contains("*.*", await RunAsync("auth", "can-i", "--list"), StringComparison.Ordinal);
    }
}
