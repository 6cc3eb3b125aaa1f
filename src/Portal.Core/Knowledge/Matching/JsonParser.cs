namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// Reads a value of JSON in the middle of a text and remembers where everything stands, which the framework's readers cannot say of UTF-16.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class JsonParser(string text)
{
    private const int Deepest = 32;

    /// <summary>Where the parser stands: behind the value, or where it stopped.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the value that begins at a place; null if there is no whole one, or it is nested too deeply.</summary>
    public JsonValue? Read(int start)
    {
        Position = start;
        return Value(0);
    }

    private JsonValue? Value(int depth)
    {
        SkipSpace();
        if (Position >= text.Length || depth > Deepest)
        {
            return null;
        }

        return text[Position] switch
        {
            '{' => Container(depth, '}'),
            '[' => Container(depth, ']'),
            '"' => Text(),
            _ => Bare(),
        };
    }

    private JsonValue? Container(int depth, char end)
    {
        var start = Position;
        var value = new JsonValue(text[Position++], start, 0);
        SkipSpace();
        while (Position < text.Length && text[Position] != end)
        {
            JsonValue? key = null;
            if (end == '}')
            {
                SkipSpace();
                if (Position >= text.Length || text[Position] != '"' || (key = Text()) is null || !Take(':'))
                {
                    return null;
                }
            }

            if (Value(depth + 1) is not { } item)
            {
                return null;
            }

            if (key is null)
            {
                value.Items.Add(item);
            }
            else
            {
                value.Members[text.Substring(key.Start, key.Length)] = item;
            }

            SkipSpace();
            if (Position < text.Length && text[Position] != end && !Take(','))
            {
                return null;
            }

            SkipSpace();
        }

        if (Position >= text.Length)
        {
            return null;
        }

        Position++;
        var closed = new JsonValue(value.Kind, start, Position - start);
        closed.Items.AddRange(value.Items);
        foreach (var (name, member) in value.Members)
        {
            closed.Members.Add(name, member);
        }

        return closed;
    }

    private JsonValue? Text()
    {
        var start = ++Position;
        while (Position < text.Length)
        {
            var step = text.AsSpan(Position).IndexOfAny('"', '\\', '\n');
            if (step < 0 || text[Position + step] == '\n')
            {
                Position = step < 0 ? text.Length : Position + step;
                return null;
            }

            Position += step;
            if (text[Position] == '"')
            {
                return new JsonValue('"', start, Position++ - start);
            }

            Position += 2;
        }

        Position = text.Length;
        return null;
    }

    private JsonValue? Bare()
    {
        var start = Position;
        while (Position < text.Length && (char.IsAsciiLetterOrDigit(text[Position]) || text[Position] is '-' or '+' or '.'))
        {
            Position++;
        }

        return Position == start ? null : new JsonValue('x', start, Position - start);
    }

    private bool Take(char c)
    {
        SkipSpace();
        if (Position >= text.Length || text[Position] != c)
        {
            return false;
        }

        Position++;
        return true;
    }

    private void SkipSpace()
    {
        while (Position < text.Length && text[Position] is ' ' or '\n' or '\r' or '\t')
        {
            Position++;
        }
    }
}
