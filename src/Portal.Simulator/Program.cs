namespace Portal.Simulator;

internal static class Program
{
    private static async Task Main()
    {
        await using var server = await Hosting.SimulatorServer.StartAsync(new() { Port = 6443 });
        Console.WriteLine($"Simulator ready at {server.Url}");
        await Task.Delay(Timeout.Infinite);
    }
}
