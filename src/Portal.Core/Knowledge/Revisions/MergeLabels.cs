using Portal.Core.Text;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>How the marks of a conflict name the two sides.</summary>
/// <param name="Theirs">What somebody else saved, such as <c>revision 5, bob</c>.</param>
/// <param name="Mine">What the caller wrote.</param>
public sealed record MergeLabels(string Theirs, string Mine)
{
    /// <summary>The labels of an article that somebody else saved meanwhile.</summary>
    public static MergeLabels Of(Article current) => new($"revision {current.Revision}, {VisibleText.Of(current.UpdatedBy)}", "your change");
}
