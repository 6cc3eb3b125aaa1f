using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>A field selector over the fields that a resource makes selectable.</summary>
public sealed class FieldSelector
{
    private readonly ImmutableArray<(int Field, string Value, bool Equal)> _requirements;

    private FieldSelector(ImmutableArray<(int Field, string Value, bool Equal)> requirements) => _requirements = requirements;

    private const int NameField = -1;
    private const int NamespaceField = -2;

    /// <summary>Selects everything.</summary>
    public static FieldSelector Everything { get; } = new([]);

    /// <summary>Reads the text form, for example <c>spec.nodeName=n1,status.phase!=Running</c>.</summary>
    /// <param name="text">May be null or empty, which selects everything.</param>
    /// <param name="resource">Resource whose fields it names.</param>
    /// <exception cref="ApiException">400 when it does not parse or names a field that is not selectable.</exception>
    public static FieldSelector Parse(string? text, ResourceDefinition resource)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Everything;
        }

        var requirements = ImmutableArray.CreateBuilder<(int, string, bool)>();
        foreach (var term in Terms(text))
        {
            var at = term.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw ApiErrors.BadRequest($"invalid field selector: \"{text}\"; can't understand \"{term}\"");
            }

            var equal = term[at - 1] != '!';
            var field = term[..(equal ? at : at - 1)];
            var value = term[(at + 1)..];
            requirements.Add((IndexOf(field, resource), value.StartsWith('=') ? value[1..] : value, equal));
        }

        return new(requirements.ToImmutable());
    }

    /// <summary>Whether the object satisfies every requirement.</summary>
    /// <param name="candidate">Object of the resource the selector was read for.</param>
    public bool Matches(StoredObject candidate)
    {
        foreach (var (field, value, equal) in _requirements)
        {
            var actual = field switch
            {
                NameField => candidate.Name,
                NamespaceField => candidate.Namespace,
                _ => candidate.Fields[field],
            };
            if ((actual == value) != equal)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name that the selector pins with <c>metadata.name=</c>, or null: authorisation treats such a list as one about that name.</summary>
    public string? PinnedName => _requirements.Where(r => r is { Field: NameField, Equal: true }).Select(r => r.Value).FirstOrDefault();

    private static int IndexOf(string field, ResourceDefinition resource)
    {
        if (field == "metadata.name")
        {
            return NameField;
        }

        if (field == "metadata.namespace" && (resource.Namespaced || !resource.IsCustom))
        {
            return NamespaceField;
        }

        // events.k8s.io names the same fields by other words.
        var stored = resource.Group == "events.k8s.io"
            ? field.Replace("regarding.", "involvedObject.", StringComparison.Ordinal).Replace("reportingController", "reportingComponent", StringComparison.Ordinal)
            : field;
        var index = resource.SelectableFields.IndexOf(stored);
        return index >= 0 ? index : throw ApiErrors.BadRequest($"field label not supported: {field}");
    }

    private static IEnumerable<string> Terms(string text)
    {
        // A backslash escapes a comma, an equals sign or itself.
        var start = 0;
        var term = new System.Text.StringBuilder();
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                term.Append(text[++i]);
            }
            else if (text[i] == ',')
            {
                yield return term.ToString();
                term.Clear();
            }
            else
            {
                term.Append(text[i]);
            }
        }

        if (term.Length > 0)
        {
            yield return term.ToString();
        }
    }
}
