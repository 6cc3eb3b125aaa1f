using System.Collections.ObjectModel;

namespace Portal.Problems;

/// <summary>An entry of a room's <c>signatures.yaml</c> as it is written.</summary>
internal sealed class SignatureEntry
{
    /// <summary>Id in kebab-case.</summary>
    public string Id { get; set; } = "";

    /// <summary><c>log</c>, <c>event</c>, <c>condition</c> or <c>alert</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>What it means, in English and Chinese.</summary>
    public Dictionary<string, string> Title { get; set; } = [];

    /// <summary>The regular expression.</summary>
    public string Regex { get; set; } = "";

    /// <summary>Literals of which a matching line holds one.</summary>
    public Collection<string> Literals { get; set; } = [];

    /// <summary>Reason codes.</summary>
    public Collection<string> Reasons { get; set; } = [];

    /// <summary>Lines that match.</summary>
    public Collection<string> Samples { get; set; } = [];

    /// <summary>Lines that must not match.</summary>
    public Collection<string> LookAlikes { get; set; } = [];
}
