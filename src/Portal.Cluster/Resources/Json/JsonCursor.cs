using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Cluster.Resources.Json;

/// <summary>
/// Walks forward through one JSON object for the readers of slim types. Whatever the object looks like, it does not throw for its shape: a value of the
/// wrong type sets <see cref="Fault"/> and the walk goes on to the object's end; bytes that have not come yet set <see cref="Incomplete"/> and every
/// loop ends. What a reader does not ask for is skipped.
/// </summary>
/// <remarks>
/// Form of a reader: <c>if (c.EnterObject()) while (c.NextProperty()) { if (c.Is("a"u8)) a = c.Text(); else if … }</c>. A loop is left only when
/// <see cref="NextProperty"/> or <see cref="NextElement"/> says false. Broken JSON does throw <see cref="JsonException"/>: there is no way on.
/// </remarks>
public ref struct JsonCursor
{
    /// <summary>API servers refuse deeper JSON (10,000 levels); the depth costs one bit a level here.</summary>
    public const int MaxDepth = 20_000;

    private readonly ReadOnlySpan<byte> _data;
    private Utf8JsonReader _reader;
    private ReadOnlySpan<byte> _name;
    private bool _nameEscaped;
    private bool _pending;

    /// <summary>Begins on the value that the reader stands on.</summary>
    /// <param name="data">The bytes that the reader reads.</param>
    /// <param name="reader">A reader that stands on the first token of a value.</param>
    /// <param name="pools">The cluster's pools.</param>
    public JsonCursor(ReadOnlySpan<byte> data, Utf8JsonReader reader, ReadingPools pools)
    {
        _data = data;
        _reader = reader;
        _pending = true;
        Pools = pools;
    }

    /// <summary>The cluster's pools.</summary>
    public ReadingPools Pools { get; }

    /// <summary>The bytes ended before the value did. What was read so far must be thrown away and read again when more has come.</summary>
    public bool Incomplete { get; private set; }

    /// <summary>What was not as expected, for the log; null if all was.</summary>
    public string? Fault { get; private set; }

    /// <summary>The reader where the walk has come to.</summary>
    public readonly Utf8JsonReader Reader => _reader;

    /// <summary>Remembers that the object is not as it must be.</summary>
    /// <param name="text">What is wrong.</param>
    public void Fail(string text) => Fault ??= text;

    /// <summary>Goes into an object.</summary>
    /// <returns>False if the value is null or (a fault) something else.</returns>
    public bool EnterObject() => Enter(JsonTokenType.StartObject, "an object");

    /// <summary>Goes into an array.</summary>
    /// <returns>False if the value is null or (a fault) something else.</returns>
    public bool EnterArray() => Enter(JsonTokenType.StartArray, "a list");

    /// <summary>Goes on to the next property; a value that nobody asked for is skipped.</summary>
    /// <returns>False at the object's end.</returns>
    public bool NextProperty()
    {
        if (!SkipPending() || !Read() || _reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        _name = _reader.ValueSpan;
        _nameEscaped = _reader.ValueIsEscaped;
        _pending = Read();
        return _pending;
    }

    /// <summary>Goes on to the next element; a value that nobody asked for is skipped.</summary>
    /// <returns>False at the array's end.</returns>
    public bool NextElement()
    {
        if (!SkipPending() || !Read() || _reader.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        _pending = true;
        return true;
    }

    /// <summary>The value is null, which the API takes for "not said".</summary>
    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    /// <summary>Whether the property has this name.</summary>
    /// <param name="name">The name in UTF-8.</param>
    public readonly bool Is(ReadOnlySpan<byte> name) => _name.SequenceEqual(name) && !_nameEscaped;

    internal readonly bool IsIn(FrozenNames names) => names.Contains(_name);

    /// <summary>The property's name as a string (labels, quantities).</summary>
    public string Name() => Decode(_name, _nameEscaped, pooled: true);

    /// <summary>The value as a string that is likely to come again; empty for null.</summary>
    public string Text() => ReadText(pooled: true);

    /// <summary>The value as a string that is likely to be the only one of its kind; empty for null.</summary>
    public string UniqueText() => ReadText(pooled: false);

    /// <summary>The value as a number; null for null.</summary>
    public long? Integer()
    {
        _pending = false;
        if (_reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var value))
        {
            return value;
        }

        Unexpected("a whole number");
        return null;
    }

    /// <summary>The value as a number that fits 32 bits; null for null.</summary>
    public int? SmallInteger()
    {
        var value = Integer();
        if (value is < int.MinValue or > int.MaxValue)
        {
            Fail($"{Here()} is out of range");
            return null;
        }

        return (int?)value;
    }

    /// <summary>The value as true or false; false for null.</summary>
    public bool Flag()
    {
        _pending = false;
        if (_reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return _reader.TokenType == JsonTokenType.True;
        }

        Unexpected("true or false");
        return false;
    }

    /// <summary>The value as a time (RFC 3339, in UTC); null for null.</summary>
    public DateTimeOffset? Time()
    {
        _pending = false;
        if (_reader.TokenType == JsonTokenType.String && _reader.TryGetDateTimeOffset(out var value))
        {
            return value.ToUniversalTime();
        }

        Unexpected("a time");
        return null;
    }

    /// <summary>The text of the whole value; afterwards it counts as read.</summary>
    /// <returns>Its bytes; empty if they have not all come yet.</returns>
    public ReadOnlySpan<byte> Raw()
    {
        var start = (int)_reader.TokenStartIndex;
        return SkipPending() ? _data[start..(int)_reader.BytesConsumed] : [];
    }

    private bool Enter(JsonTokenType start, string expected)
    {
        if (Incomplete)
        {
            return false;
        }

        _pending = false;
        if (_reader.TokenType == start)
        {
            return true;
        }

        Unexpected(expected);
        return false;
    }

    private string ReadText(bool pooled)
    {
        _pending = false;
        if (_reader.TokenType == JsonTokenType.String)
        {
            return Decode(_reader.ValueSpan, _reader.ValueIsEscaped, pooled);
        }

        Unexpected("a text");
        return "";
    }

    private string Decode(ReadOnlySpan<byte> text, bool escaped, bool pooled)
    {
        if (!escaped)
        {
            if (!Utf8.IsValid(text))
            {
                Fail($"{Here()} is not valid UTF-8");
                return "";
            }

            return pooled ? Pools.Strings.Get(text) : Encoding.UTF8.GetString(text);
        }

        try
        {
            // Only the framework's own reader undoes escapes; it is asked with the text put into quotes again.
            var quoted = new byte[text.Length + 2];
            quoted[0] = quoted[^1] = (byte)'"';
            text.CopyTo(quoted.AsSpan(1));
            var inner = new Utf8JsonReader(quoted);
            inner.Read();
            return inner.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            Fail($"{Here()} is not valid text"); // Invalid UTF-8, or half a surrogate pair.
            return "";
        }
    }

    private void Unexpected(string expected)
    {
        if (_reader.TokenType != JsonTokenType.Null && !Incomplete)
        {
            Fail($"{Here()} is not {expected}");
            _pending = true;
            SkipPending();
        }
    }

    private readonly string Here() =>
        $"{(_name.Length is > 0 and <= 100 && Utf8.IsValid(_name) ? Encoding.UTF8.GetString(_name) : "a value")}";

    private bool SkipPending()
    {
        if (_pending && !Incomplete && !_reader.TrySkip())
        {
            Incomplete = true;
        }

        _pending = false;
        return !Incomplete;
    }

    private bool Read()
    {
        if (!Incomplete && !_reader.Read())
        {
            Incomplete = true;
        }

        return !Incomplete;
    }
}
