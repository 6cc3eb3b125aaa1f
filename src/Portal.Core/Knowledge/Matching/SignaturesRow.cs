namespace Portal.Core.Knowledge.Matching;

/// <summary>What the match engine reads of an article.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Problem">Its room.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Signatures">Its signatures in JSON.</param>
/// <param name="TitleEn">Its English title; the Chinese one where there is none.</param>
/// <param name="TitleZh">Its Chinese title; the English one where there is none.</param>
internal sealed record SignaturesRow(int Number, string Slug, string Problem, int Revision, string? Signatures, string? TitleEn, string? TitleZh);
