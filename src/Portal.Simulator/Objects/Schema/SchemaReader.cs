using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Simulator.Objects.Schema;

/// <summary>Reads <c>kinds.schema</c>; its head says how it is written.</summary>
internal static class SchemaReader
{
    /// <exception cref="FormatException">A line does not follow the notation, or names a type that is not there.</exception>
    public static FrozenDictionary<string, SchemaType> Read(string text)
    {
        var types = new Dictionary<string, SchemaType>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var name = line[..colon];
            types.Add(name, new SchemaType(name, [.. line[(colon + 2)..].Split(", ").SelectMany(f => ReadField(f, types))]));
        }

        var missing = types.Values.SelectMany(t => t.Fields).FirstOrDefault(f => f.Scalar == SchemaScalar.Message && !types.ContainsKey(f.TypeName));
        return missing is null
            ? types.ToFrozenDictionary(StringComparer.Ordinal)
            : throw new FormatException($"kinds.schema: field {missing.Name} has the unknown type {missing.TypeName}");
    }

    private static IEnumerable<SchemaField> ReadField(string text, Dictionary<string, SchemaType> types)
    {
        if (text[0] == '+')
        {
            return types[text[1..]].Fields.Select(f => f with { Embedded = 1 });
        }

        var embedded = 0;
        if (text[0] == '=')
        {
            embedded = text.StartsWith("=2.", StringComparison.Ordinal) ? 2 : 1;
            text = text[(embedded == 2 ? 3 : 1)..];
        }

        var (first, last) = (text.IndexOf(' ', StringComparison.Ordinal), text.LastIndexOf(' '));
        var field = ReadType(text[..first], text[(first + 1)..last]);
        return [field with { Number = int.Parse(text[(last + 1)..], CultureInfo.InvariantCulture), Embedded = embedded }];
    }

    private static SchemaField ReadType(string name, string type)
    {
        var isRequired = type.EndsWith('!');
        type = type.TrimEnd('!');
        var isPointer = type[0] == '*';
        type = type.TrimStart('*');
        var field = new SchemaField { Name = name, Scalar = SchemaScalar.Any, Number = 0, IsRequired = isRequired, IsPointer = isPointer };
        switch (type[0])
        {
            case '{':
                return Of(field with { Shape = SchemaShape.Map }, type[1..^1]);
            case '<':
                return Of(field with { Shape = SchemaShape.Set }, type[1..^1]);
            case '[' when type[1] == ']':
                return Of(field with { Shape = SchemaShape.List }, type[2..]);
            case '[':
                var parts = type[1..^1].Split(' ');
                var patchKey = parts[1];
                var applyKeys = parts.Length > 2 ? parts[2] : patchKey;
                return Of(
                    field with
                    {
                        Shape = SchemaShape.List,
                        PatchKey = patchKey == "-" ? null : patchKey,
                        ApplyKeys = applyKeys == "-" ? [] : [.. applyKeys.Split('+').Order(StringComparer.Ordinal)],
                    },
                    parts[0]);
            default:
                return Of(field, type);
        }
    }

    private static SchemaField Of(SchemaField field, string type)
    {
        var scalar = type switch
        {
            "s" => SchemaScalar.Text,
            "b" => SchemaScalar.Boolean,
            "i" => SchemaScalar.Integer,
            "t" => SchemaScalar.Time,
            "u" => SchemaScalar.MicroTime,
            "q" => SchemaScalar.Quantity,
            "y" => SchemaScalar.Bytes,
            "x" => SchemaScalar.IntegerOrText,
            "v" or "FieldsV1" => SchemaScalar.Any,
            _ => SchemaScalar.Message,
        };
        return field with { Scalar = scalar, TypeName = scalar is SchemaScalar.Message or SchemaScalar.Any ? type : "" };
    }
}
