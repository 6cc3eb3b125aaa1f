using Xunit;

namespace Portal.Web.Tests.Infrastructure;

/// <summary>Tests that share the running portal.</summary>
[CollectionDefinition(Name)]
public sealed class RunningPortalCollection : ICollectionFixture<RunningPortal>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "running portal";
}
