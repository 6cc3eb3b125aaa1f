using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing;

/// <summary>What a write does with fields that its kind does not have.</summary>
internal static class UnknownFields
{
    public static void Handle(ResourceDefinition resource, JsonObject json, WriteOptions options)
    {
    }
}
