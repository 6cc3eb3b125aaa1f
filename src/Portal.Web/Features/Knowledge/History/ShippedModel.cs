using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Shipped;

namespace Portal.Web.Features.Knowledge.History;

/// <summary>An edited article beside what this portal ships.</summary>
/// <param name="Article">The article, or null if there is none of that name.</param>
/// <param name="Difference">How they differ; null when nothing is to be decided.</param>
/// <param name="Access">Whether the person may decide.</param>
public sealed record ShippedModel(Article? Article, ShippedDifference? Difference, AccessDecision Access);
