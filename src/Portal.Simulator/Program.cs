using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Portal.Simulator.Hosting;

namespace Portal.Simulator;

/// <summary>The simulator as a program: exit code 0 after a clean stop, 1 when it could not serve, 2 for a wrong command line.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var commandLine = CommandLine.Parse(args, out var problems);
        if (commandLine.Help)
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }

        if (problems.Count > 0)
        {
            return Complain(problems, 2);
        }

        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopped.TrySetResult();
        }

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            await using var server = await SimulatorServer.StartAsync(commandLine.Options);
            if (commandLine.KubeconfigOut is { } path)
            {
                await server.WriteKubeconfigAsync(path);
            }

            Console.WriteLine($"Simulator ready at {server.Url.GetLeftPart(UriPartial.Authority)}");
            await stopped.Task;
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return Complain([$"{e.Message} Choose another port with --port, or 0 for a free one."], 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return Complain([e.Message], 1);
        }
    }

    private static int Complain(IEnumerable<string> problems, int exitCode)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return exitCode;
    }
}
