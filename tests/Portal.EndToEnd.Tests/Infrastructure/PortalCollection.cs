using Xunit;

namespace Portal.EndToEnd.Tests.Infrastructure;

/// <summary>Tests that share the portal run one after the other: they change one cluster, and two cores hold one browser at a time.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "portal";
}
