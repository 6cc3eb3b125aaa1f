using System.Collections.Immutable;
using Portal.Core.Knowledge;
using Portal.Core.Text;

namespace Portal.Web.Api.Knowledge;

/// <summary>A signature as somebody writes it.</summary>
public sealed record SignatureBody
{
    /// <summary>Its id within the problem, in kebab-case.</summary>
    public string? Id { get; init; }

    /// <summary>Where its text is found; by default Log.</summary>
    public SignatureKind? Kind { get; init; }

    /// <summary>What it means, in the language of the request; the other language keeps its words, or gets these if it has none.</summary>
    public string? Title { get; init; }

    /// <summary>A .NET regular expression that runs in linear time.</summary>
    public string? Pattern { get; init; }

    /// <summary>Texts of which each matching line holds at least one.</summary>
    public ImmutableArray<string>? Literals { get; init; }

    /// <summary>Reason codes of the detector.</summary>
    public ImmutableArray<string>? Reasons { get; init; }

    /// <summary>Lines that it must match.</summary>
    public ImmutableArray<string>? Samples { get; init; }

    /// <summary>Lines that look alike and must not match.</summary>
    public ImmutableArray<string>? LookAlikes { get; init; }

    /// <summary>A signature as a body that can be sent back.</summary>
    internal static SignatureBody Of(Signature signature, string language) => new()
    {
        Id = signature.Id,
        Kind = signature.Kind,
        Title = signature.Title.In(language),
        Pattern = signature.Pattern,
        Literals = signature.Literals,
        Reasons = signature.Reasons,
        Samples = signature.Samples,
        LookAlikes = signature.LookAlikes,
    };

    /// <summary>The signature; what is left out is taken from the one with the same id.</summary>
    /// <param name="before">The signatures that are there.</param>
    /// <param name="language">The language of the title.</param>
    public Signature ToSignature(ImmutableArray<Signature> before, string language)
    {
        var old = before.FirstOrDefault(signature => signature.Id == Id);
        var title = Title ?? old?.Title.In(language) ?? "";
        return new Signature
        {
            Id = Id ?? "",
            Kind = Kind ?? old?.Kind ?? SignatureKind.Log,
            Title = language == "zh" ? new LocalizedText(old?.Title.En ?? title, title) : new LocalizedText(title, old?.Title.Zh ?? title),
            Pattern = Pattern ?? old?.Pattern ?? "",
            Literals = Literals ?? old?.Literals ?? [],
            Reasons = Reasons ?? old?.Reasons ?? [],
            Samples = Samples ?? old?.Samples ?? [],
            LookAlikes = LookAlikes ?? old?.LookAlikes ?? [],
        };
    }
}
