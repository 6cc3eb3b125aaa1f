using System.Text.Json.Nodes;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>What a manifest says that the detector must say of it.</summary>
public static class Expectations
{
    private const string Annotation = "scenario.portal.local/expect";

    /// <summary>The reason code, null for a pod that must not be reported, and whether anything is said at all.</summary>
    public static (bool Said, string? Reason) Of(JsonObject manifest) =>
        manifest["metadata"]?["annotations"]?[Annotation]?.GetValue<string>() is { } text ? (true, text == "none" ? null : text) : (false, null);
}
