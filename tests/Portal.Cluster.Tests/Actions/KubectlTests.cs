using System.Diagnostics;
using CsCheck;
using Portal.Cluster.Actions;
using Xunit;

namespace Portal.Cluster.Tests.Actions;

/// <summary>Runs what is shown in a real bash, with a kubectl that prints its arguments and its standard input.</summary>
public sealed class KubectlTests : IDisposable
{
    private const string Stub = """
        #!/bin/bash
        for a in "$@"; do printf '%s\0' "$a"; done
        case "$1" in delete|replace) cat;; esac
        exit 0
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("portal-kubectl").FullName;

    public KubectlTests()
    {
        var stub = Path.Combine(_directory, "kubectl");
        File.WriteAllText(stub, Stub);
        using var chmod = Process.Start("chmod", ["+x", stub]);
        chmod.WaitForExit();
    }

    [Fact]
    public async Task ToKubectl_RemoveFinalizer_PassesTheWholePatch()
    {
        var action = ActionCases.RemoveFinalizer();

        var arguments = await RunAsync(action.ToKubectl());

        Assert.Equal(["patch", "pods", "db-0", "--namespace=shop", "--type=json", $"--patch={action.ToRequest(false).Body}", ""], arguments);
    }

    [Fact]
    public async Task ToKubectl_ForceDelete_PassesTheGuardsToo()
    {
        var action = ActionCases.ForceDelete();

        var arguments = await RunAsync(action.ToKubectl());

        Assert.Equal(["delete", $"--raw={action.ToRequest(false).Path}", "-f", "-", action.ToRequest(false).Body + "\n"], arguments);
    }

    [Theory]
    [InlineData("$(touch pwned)")]
    [InlineData("`touch pwned`")]
    [InlineData("x'; touch pwned; echo '")]
    [InlineData("a\"b\\c $HOME ${x} !! ~ * ? [a] {b,c} #d")]
    [InlineData("line\nbreak\ttab\u001b[31m\u009b red")]
    [InlineData("清理 \u202e example")]
    public async Task ToKubectl_HostileFinalizer_ArrivesLiterallyAndRunsNothing(string finalizer)
    {
        var action = ActionCases.RemoveFinalizer(finalizer);

        var arguments = await RunAsync(action.ToKubectl());

        Assert.Equal($"--patch={action.ToRequest(false).Body}", arguments[5]);
        Assert.Equal(["kubectl"], Directory.GetFiles(_directory).Select(Path.GetFileName));
    }

    [Fact]
    public async Task ToKubectl_FinalizeNamespace_PassesTheWholeObject()
    {
        var action = ActionCases.Finalize();

        var arguments = await RunAsync(action.ToKubectl());

        Assert.Equal(["replace", "--raw=/api/v1/namespaces/shop/finalize", "-f", "-", action.ToRequest(false).Body + "\n"], arguments);
    }

    [Theory]
    [InlineData("x'; touch pwned; echo '")]
    [InlineData("$(touch pwned) `touch pwned` \n !!")]
    public async Task ToKubectl_HostileNames_ArriveLiterallyAndRunNothing(string hostile)
    {
        var restart = ActionCases.Restart(hostile);
        var taint = ActionCases.Taint(hostile, new Cluster.Resources.Nodes.Taint(hostile, hostile, hostile, null));
        var delete = ActionCases.Delete() with { ResourceVersion = hostile };
        var finalize = ActionCases.Finalize() with { ResourceVersion = hostile };
        var remove = ActionCases.Untaint() with { ResourceVersion = hostile };

        Assert.Equal(["patch", "deployments.v1.apps", hostile, "--namespace=shop", "--type=strategic"], (await RunAsync(restart.ToKubectl()))[..5]);
        Assert.Equal(["patch", "nodes", "n1", "--type=json", $"--patch={taint.ToRequest(false).Body}", ""], await RunAsync(taint.ToKubectl()));
        Assert.Equal(["patch", "nodes", "n1", "--type=json", $"--patch={remove.ToRequest(false).Body}", ""], await RunAsync(remove.ToKubectl()));
        Assert.Equal(delete.ToRequest(false).Body + "\n", (await RunAsync(delete.ToKubectl()))[4]);
        Assert.Equal(finalize.ToRequest(false).Body + "\n", (await RunAsync(finalize.ToKubectl()))[4]);
        Assert.Equal(["kubectl"], Directory.GetFiles(_directory).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Quote_AnyText_IsOneArgumentAndLiteral()
    {
        var sign = Gen.OneOf(Gen.Char[(char)1, (char)127], Gen.Char['\u0080', '\u00ff'], Gen.Char["'\"\\$`!\n你"]);

        await Gen.String[sign, 0, 20].Array[60].SampleAsync(
            async texts =>
            {
                var arguments = await RunAsync("kubectl print " + string.Join(' ', texts.Select(ShellQuote.Quote)));
                Assert.Equal(["print", .. texts, ""], arguments);
            },
            iter: 10,
            threads: 1);
    }

    [Fact]
    public void Quote_ControlCharacters_AreNotThemselvesInTheText() =>
        Assert.DoesNotContain(ShellQuote.Quote("a\u001b]0;x\a\r\nb\u009b"), char.IsControl);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<string[]> RunAsync(string command)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = _directory, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["PATH"] = $"{_directory}:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(command);
        using var bash = Process.Start(start)!;
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.Equal(0, bash.ExitCode);
        return output.Split('\0');
    }
}
