using System.Collections.Immutable;
using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>A text by which the problem is recognised.</summary>
/// <param name="Id">Its id within the problem.</param>
/// <param name="Kind">Where its text is found.</param>
/// <param name="Title">What it means.</param>
/// <param name="Pattern">A regular expression.</param>
/// <param name="Literals">Texts of which each matching line holds at least one.</param>
/// <param name="Reasons">The causes that it speaks for, as reason codes of the detector.</param>
/// <param name="Samples">Lines that it matches.</param>
/// <param name="LookAlikes">Lines that look alike and do not match.</param>
public sealed record SignatureResponse(
    string Id,
    SignatureKind Kind,
    string Title,
    string Pattern,
    ImmutableArray<string> Literals,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> Samples,
    ImmutableArray<string> LookAlikes)
{
    /// <summary>The signature in the language of the request.</summary>
    public static SignatureResponse Of(Signature signature) => new(
        signature.Id, signature.Kind, signature.Title.Shown(), signature.Pattern, signature.Literals, signature.Reasons, signature.Samples, signature.LookAlikes);
}
