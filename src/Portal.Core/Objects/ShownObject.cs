using System.Text.Json.Nodes;

namespace Portal.Core.Objects;

/// <summary>An object as people and programs may see it.</summary>
/// <param name="Json">Without managed fields and values that may be secret, and bounded.</param>
/// <param name="Yaml">The same as YAML.</param>
/// <param name="ManagedFields">Who wrote which fields, as YAML; empty when the object does not say it.</param>
/// <param name="Lines">Lines of the YAML.</param>
/// <param name="Hidden">How many values are hidden.</param>
/// <param name="Cut">How many texts, lists and branches are cut because they are too long or too deep.</param>
public sealed record ShownObject(JsonObject Json, string Yaml, string ManagedFields, int Lines, int Hidden, int Cut);
