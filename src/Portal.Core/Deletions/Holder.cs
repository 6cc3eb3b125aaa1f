using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions;

/// <summary>One thing that holds an object in deletion.</summary>
public sealed record Holder
{
    /// <summary>What kind of thing.</summary>
    public required HolderType Type { get; init; }

    /// <summary>Its name: a finalizer, <c>node/n1</c>, <c>KafkaTopic streaming/orders</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who it is, whether it is alive, and what it waits for, in a sentence or two.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>Whether it (for a finalizer: its controller) is alive; null: cannot be seen.</summary>
    public bool? Alive { get; init; }

    /// <summary>The program that should act, for a finalizer; empty where nobody knows it.</summary>
    public string Controller { get; init; } = "";

    /// <summary>The object that it is, if it is one of the cluster's objects; the chain is followed through it.</summary>
    public ObjectReference? Object { get; init; }

    /// <summary>What stays behind for whoever skips it; null: nothing is known to.</summary>
    public LocalizedText? Left { get; init; }

    /// <summary>The fields, events or samples that prove that it holds the object.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}
