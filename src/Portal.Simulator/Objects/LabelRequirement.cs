using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>One requirement of a label selector.</summary>
/// <param name="Key">Label key.</param>
/// <param name="Operator">Comparison.</param>
/// <param name="Values">Values of In and NotIn.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether the labels satisfy it.</summary>
    /// <param name="labels">Labels of an object.</param>
    public bool Matches(LabelSet labels)
    {
        var value = labels.Get(Key);
        return Operator switch
        {
            LabelOperator.In => value is not null && Values.Contains(value, StringComparer.Ordinal),
            LabelOperator.NotIn => value is null || !Values.Contains(value, StringComparer.Ordinal),
            LabelOperator.Exists => value is not null,
            LabelOperator.DoesNotExist => value is null,
            _ => false,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Operator switch
    {
        LabelOperator.In when Values.Length == 1 => $"{Key}={Values[0]}",
        LabelOperator.NotIn when Values.Length == 1 => $"{Key}!={Values[0]}",
        LabelOperator.In => $"{Key} in ({string.Join(',', Values)})",
        LabelOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
        LabelOperator.Exists => Key,
        LabelOperator.DoesNotExist => "!" + Key,
        _ => "",
    };
}
