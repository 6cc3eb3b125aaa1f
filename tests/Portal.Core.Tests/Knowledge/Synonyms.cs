using Microsoft.Extensions.Logging.Abstractions;
using Portal.Core.Knowledge.Search;

namespace Portal.Core.Tests.Knowledge;

/// <summary>Synonyms for tests.</summary>
internal static class Synonyms
{
    /// <summary>Those that are shipped.</summary>
    public static SynonymBook Shipped => new("", TimeProvider.System, NullLogger<SynonymBook>.Instance);
}
