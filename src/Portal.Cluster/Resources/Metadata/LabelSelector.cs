using System.Collections.Immutable;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>A <c>metav1.LabelSelector</c>: all of its terms must hold; without terms it selects everything.</summary>
/// <param name="MatchLabels">Labels with their wanted values.</param>
/// <param name="MatchExpressions">Further terms.</param>
public sealed record LabelSelector(ImmutableDictionary<string, string> MatchLabels, ImmutableArray<LabelExpression> MatchExpressions)
{
    /// <summary>Whether labels are selected. An operator that is not known selects nothing.</summary>
    /// <param name="labels">The labels of an object.</param>
    public bool Selects(ImmutableDictionary<string, string> labels) =>
        MatchLabels.All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value)
        && MatchExpressions.All(term => term.Selects(labels));
}
