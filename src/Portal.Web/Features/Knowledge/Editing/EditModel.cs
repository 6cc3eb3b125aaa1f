using Portal.Core.Access;
using Portal.Core.Knowledge;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>What the editor is about.</summary>
/// <param name="Article">The article as it is now, or null when there is none of that name.</param>
/// <param name="Access">Whether the person may edit.</param>
/// <param name="DraftKey">Under which name their browser keeps a draft of it.</param>
public sealed record EditModel(Article? Article, AccessDecision Access, string DraftKey);
