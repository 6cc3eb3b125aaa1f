namespace Portal.Core.Deletions.Finalizers;

/// <summary>An entry of known-finalizers.yaml as it stands there.</summary>
internal sealed class FinalizerEntry
{
    public List<string> Finalizers { get; set; } = [];

    public string Owner { get; set; } = "";

    public List<string> Controllers { get; set; } = [];

    public bool BuiltIn { get; set; }

    public bool Guarded { get; set; }

    public bool Outside { get; set; }

    public Dictionary<string, string> Waits { get; set; } = [];

    public Dictionary<string, string> Left { get; set; } = [];
}
