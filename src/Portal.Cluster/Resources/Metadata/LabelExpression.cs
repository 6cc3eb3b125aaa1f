using System.Collections.Immutable;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>One term of a selector's <c>matchExpressions</c>.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</param>
/// <param name="Values">The values, for the first two.</param>
public sealed record LabelExpression(string Key, string Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether labels fulfil it.</summary>
    /// <param name="labels">The labels of an object.</param>
    public bool Selects(ImmutableDictionary<string, string> labels)
    {
        var value = labels.GetValueOrDefault(Key);
        return Operator switch
        {
            "In" => value is not null && Values.Contains(value, StringComparer.Ordinal),
            "NotIn" => value is null || !Values.Contains(value, StringComparer.Ordinal),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}
