using Portal.Core.Deletions;
using Portal.Core.Text;
using Portal.Web.Localization;

namespace Portal.Web.Features.Deletions;

/// <summary>How a holder is told.</summary>
internal static class HolderWords
{
    /// <summary>Whether it is alive.</summary>
    public static LocalizedText Life(Holder holder) => holder.Alive switch { true => DeletionText.Alive, false => DeletionText.Gone, _ => DeletionText.Unknown };

    /// <summary>Alike objects together, in any language: <c>3 × Pod</c>.</summary>
    public static string Several(int count, string kind) => $"{Translator.N(count)} × {kind}";
}
