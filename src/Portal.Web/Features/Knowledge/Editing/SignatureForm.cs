using Portal.Core.Knowledge;
using Portal.Core.Text;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>A signature as it is typed. Lists are one thing a line.</summary>
public sealed class SignatureForm
{
    /// <summary>Its id, unique in the article.</summary>
    public string Id { get; set; } = "";

    /// <summary>Where its text is found.</summary>
    public SignatureKind Kind { get; set; } = SignatureKind.Log;

    /// <summary>What it means, in English.</summary>
    public string TitleEn { get; set; } = "";

    /// <summary>What it means, in Chinese.</summary>
    public string TitleZh { get; set; } = "";

    /// <summary>The pattern.</summary>
    public string Pattern { get; set; } = "";

    /// <summary>Texts of which a matching line holds at least one.</summary>
    public string Literals { get; set; } = "";

    /// <summary>Reason codes of the detector; not shown, only kept.</summary>
    public string Reasons { get; set; } = "";

    /// <summary>Lines that it must match.</summary>
    public string Samples { get; set; } = "";

    /// <summary>Lines that it must not match.</summary>
    public string LookAlikes { get; set; } = "";

    /// <summary>The form of a signature.</summary>
    public static SignatureForm Of(Signature signature) => new()
    {
        Id = signature.Id,
        Kind = signature.Kind,
        TitleEn = signature.Title.En,
        TitleZh = signature.Title.Zh,
        Pattern = signature.Pattern,
        Literals = string.Join('\n', signature.Literals),
        Reasons = string.Join('\n', signature.Reasons),
        Samples = string.Join('\n', signature.Samples),
        LookAlikes = string.Join('\n', signature.LookAlikes),
    };

    /// <summary>The signature; a title that is missing in one language is that of the other.</summary>
    public Signature ToSignature() => new()
    {
        Id = Id.Trim(),
        Kind = Kind,
        Title = new LocalizedText(
            (string.IsNullOrWhiteSpace(TitleEn) ? TitleZh : TitleEn).Trim(),
            (string.IsNullOrWhiteSpace(TitleZh) ? TitleEn : TitleZh).Trim()),
        Pattern = Pattern.Trim(),
        Literals = ArticleForm.Lines(Literals),
        Reasons = ArticleForm.Lines(Reasons),
        Samples = ArticleForm.Lines(Samples),
        LookAlikes = ArticleForm.Lines(LookAlikes),
    };
}
