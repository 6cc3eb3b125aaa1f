using System.Text.Json.Nodes;

namespace Portal.Simulator.Http.Discovery;

/// <summary>The version that the simulator plays.</summary>
internal static class VersionInfo
{
    public static JsonObject ToJson() => new()
    {
        ["major"] = "1",
        ["minor"] = "36",
        ["emulationMajor"] = "1",
        ["emulationMinor"] = "36",
        ["minCompatibilityMajor"] = "1",
        ["minCompatibilityMinor"] = "35",
        ["gitVersion"] = "v1.36.2",
        ["gitCommit"] = "0",
        ["gitTreeState"] = "",
        ["buildDate"] = "2026-08-21T00:00:00Z",
        ["goVersion"] = "go1.26.10",
        ["compiler"] = "gc",
        ["platform"] = "linux/amd64",
    };
}
