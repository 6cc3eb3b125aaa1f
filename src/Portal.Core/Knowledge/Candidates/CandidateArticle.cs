using Portal.Core.Text;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>An article as far as a list of candidates names it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
public sealed record CandidateArticle(int Number, string Slug, LocalizedText Title);
