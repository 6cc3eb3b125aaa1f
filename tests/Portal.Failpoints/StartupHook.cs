#pragma warning disable MA0047 // The runtime looks for a class StartupHook outside of any namespace.

/// <summary>
/// Loaded into the portal's process by <c>DOTNET_STARTUP_HOOKS</c>, only so that this assembly can be found by its name: what it does begins with
/// <see cref="Portal.Failpoints.FailpointStartup"/>.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime before Main.</summary>
    public static void Initialize()
    {
    }
}
