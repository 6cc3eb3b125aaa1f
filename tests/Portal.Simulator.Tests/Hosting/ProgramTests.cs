using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Portal.Testing.Simulator;
using Xunit;

namespace Portal.Simulator.Tests.Hosting;

/// <summary>The simulator as a program of its own, as a person starts it.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("portal-program-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Main_Sigterm_ServesThenStopsCleanly()
    {
        var kubeconfig = Path.Combine(_directory, "kubeconfig");
        await using var program = Start("--port", "0", "--nodes", "2", "--pods-per-node", "1", "--kubeconfig-out", kubeconfig);

        var ready = await program.Process.StandardOutput.ReadLineAsync(Token);
        Assert.StartsWith("Simulator ready at https://127.0.0.1:", ready, StringComparison.Ordinal);
        Assert.Contains("Server Version", await new KubectlRunner(kubeconfig, _directory).RunAsync("version"), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(kubeconfig).UnixFileMode);

        using var kill = Process.Start("kill", ["-TERM", $"{program.Process.Id}"]);
        await program.Process.WaitForExitAsync(Token);

        Assert.Equal(0, program.Process.ExitCode);
        Assert.Empty(await program.Process.StandardError.ReadToEndAsync(Token));
    }

    [Fact]
    public async Task Main_PortInUse_SaysWhatToDo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var program = Start("--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}");

        var error = await program.Process.StandardError.ReadToEndAsync(Token);
        await program.Process.WaitForExitAsync(Token);

        Assert.Equal(1, program.Process.ExitCode);
        Assert.Contains("address already in use", error, StringComparison.Ordinal);
        Assert.Contains("Choose another port with --port", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Main_WrongCommandLine_ListsProblemsAndExits2()
    {
        await using var program = Start("--port", "x", "--what");

        var error = await program.Process.StandardError.ReadToEndAsync(Token);
        await program.Process.WaitForExitAsync(Token);

        Assert.Equal(2, program.Process.ExitCode);
        Assert.Equal(["--port: must be a whole number from 0 to 65535, not 'x'", "--what: unknown option; --help lists them all"], error.Trim().Split('\n'));
    }

    private static RunningProgram Start(params string[] arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Simulator.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    /// <summary>A program that does not outlive a test that fails.</summary>
    private sealed record RunningProgram(Process Process) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
                await Process.WaitForExitAsync();
            }

            Process.Dispose();
        }
    }
}
