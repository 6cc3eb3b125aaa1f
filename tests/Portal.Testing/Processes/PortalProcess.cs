using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Testing.Processes;

/// <summary>The portal as a person starts it: its own process, the demo cluster, an embedded PostgreSQL in a directory of its own.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    // The portal as it was built beside these tests, with its own dependencies and static files.
    private static readonly string Dll = RepositoryRoot.Path($"src/Portal.Web/bin/{Configuration}/net10.0/Portal.Web.dll");

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(Process process) => _process = process;

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Base address that the portal printed.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>Everything that the portal wrote so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the portal and waits until it says that it is ready.</summary>
    /// <param name="dataDirectory">Its data directory.</param>
    /// <param name="environment">Variables beside the standard ones.</param>
    /// <param name="args">Command line.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not get ready within two minutes; with all of its output.</exception>
    public static async Task<PortalProcess> StartAsync(string dataDirectory, IReadOnlyDictionary<string, string?>? environment = null, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetDirectoryName(Dll),
        };
        foreach (var variable in new[] { "KUBECONFIG", "PORTAL_DATABASE", "PORTAL_PROMETHEUS", "PORTAL_LISTEN" })
        {
            start.Environment.Remove(variable);
        }

        start.Environment["PORTAL_SIGN_IN"] = "development";
        start.Environment["PORTAL_PORT"] = "0";
        start.Environment["PORTAL_DATA"] = dataDirectory;
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var portal = new PortalProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        portal.Begin();
        try
        {
            portal.Address = await portal._ready.Task.WaitAsync(TimeSpan.FromMinutes(2));
            return portal;
        }
        catch (TimeoutException e)
        {
            await portal.DisposeAsync();
            throw new InvalidOperationException("The portal did not get ready within two minutes. It wrote:\n" + portal.Output, e);
        }
    }

    /// <summary>Runs the portal to its end, for starts that must fail.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(
        string dataDirectory, IReadOnlyDictionary<string, string?> environment, params string[] args)
    {
        try
        {
            await using var portal = await StartAsync(dataDirectory, environment, args);
            return (-1, "It started. " + portal.Output);
        }
        catch (PortalEndedException e)
        {
            return (e.ExitCode, e.Output);
        }
    }

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            await SignalAsync("TERM");
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(40));
        }

        return _process.ExitCode;
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Sends a signal, such as STOP or CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task EndedAsync(TimeSpan within) => _process.WaitForExitAsync().WaitAsync(within);

    /// <summary>Kills the portal as a power cut would: nothing is told to it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => Received(line.Data);
        _process.ErrorDataReceived += (_, line) => Received(line.Data);
        _process.Exited += (_, _) =>
        {
            // Waits until the last lines have arrived.
            _process.WaitForExit();
            _ready.TrySetException(new PortalEndedException(_process.ExitCode, Output));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Received(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (Ready().Match(line) is { Success: true } match)
        {
            _ready.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex("^Portal ready at (?<address>http://127\\.0\\.0\\.1:\\d+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Ready();
}
