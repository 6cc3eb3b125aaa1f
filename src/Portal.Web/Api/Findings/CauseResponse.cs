using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;

namespace Portal.Web.Api.Findings;

/// <summary>The common root of findings.</summary>
/// <param name="Key">Stable within a cluster; the filter <c>cause</c> of the list takes it.</param>
/// <param name="Title">The cause as a sentence.</param>
/// <param name="Object">The object that is the cause, or null.</param>
public sealed record CauseResponse(string Key, string Title, ObjectReference? Object)
{
    /// <summary>The cause in the language of the request.</summary>
    public static CauseResponse Of(CauseReference cause) => new(cause.Key, cause.Title.Shown(), cause.Object);
}
