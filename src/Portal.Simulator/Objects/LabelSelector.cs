using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects;

/// <summary>A label selector: all requirements must hold.</summary>
/// <param name="Requirements">None selects everything.</param>
public sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    /// <summary>Selects everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Selects nothing.</summary>
    public static LabelSelector Nothing { get; } = new([new("", LabelOperator.Never, [])]);

    /// <summary>Reads the text form of a query, for example <c>app=web,tier notin (a,b),!x</c>.</summary>
    /// <param name="text">May be null or empty, which selects everything.</param>
    /// <exception cref="ApiException">400 when it does not parse.</exception>
    public static LabelSelector Parse(string? text) => string.IsNullOrWhiteSpace(text) ? Everything : new(LabelSelectorParser.Parse(text));

    /// <summary>Reads the JSON form (matchLabels, matchExpressions); a null selector selects nothing, an empty one everything.</summary>
    /// <param name="json">A LabelSelector object.</param>
    public static LabelSelector From(JsonNode? json)
    {
        if (json is not JsonObject selector)
        {
            return Nothing;
        }

        var requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        if (selector["matchLabels"] is JsonObject labels)
        {
            requirements.AddRange(labels.Select(l => new LabelRequirement(l.Key, LabelOperator.In, [l.Value.Text() ?? ""])));
        }

        foreach (var expression in selector.Items("matchExpressions"))
        {
            var op = expression.Text("operator") switch
            {
                "In" => LabelOperator.In,
                "NotIn" => LabelOperator.NotIn,
                "Exists" => LabelOperator.Exists,
                "DoesNotExist" => LabelOperator.DoesNotExist,
                _ => LabelOperator.Never,
            };
            requirements.Add(new(expression.Text("key") ?? "", op, [.. expression.Texts("values")]));
        }

        return new(requirements.ToImmutable());
    }

    /// <summary>Whether the labels satisfy every requirement.</summary>
    /// <param name="labels">Labels of an object.</param>
    public bool Matches(LabelSet labels)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text form, as the status of a scale shows it.</summary>
    public override string ToString() => string.Join(',', Requirements);
}
