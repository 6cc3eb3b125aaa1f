using System.Collections.Immutable;
using System.Globalization;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api;

/// <summary>Reads query parameters; what is wrong is an error that names the parameter.</summary>
public static class QueryValues
{
    private const int MostTexts = 20;

    /// <summary>The <c>limit</c> of a list: 1 to 1,000, by default 100.</summary>
    public static int Limit(this HttpRequest request)
    {
        var text = request.Text("limit");
        return text is null ? 100
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 1000 ? limit
            : throw ApiProblemException.BadInput("limit", "It must be a whole number from 1 to 1000.");
    }

    /// <summary>A text, or null when it is not given or empty.</summary>
    /// <exception cref="ApiProblemException">It is given twice, longer than 1,000 characters, or holds NUL.</exception>
    public static string? Text(this HttpRequest request, string name)
    {
        var values = request.Query[name];
        return values.Count > 1 ? throw ApiProblemException.BadInput(name, "It is given more than once.")
            : values.ToString() is not { Length: > 0 } text ? null
            : text.Length > 1000 ? throw ApiProblemException.BadInput(name, "It is longer than 1000 characters.")
            : text.Contains('\0', StringComparison.Ordinal) ? throw ApiProblemException.BadInput(name, "It holds a NUL character.")
            : text;
    }

    /// <summary>The texts of a parameter that may be given several times, each once; empty when it is not given.</summary>
    /// <exception cref="ApiProblemException">It is given more than 20 times, or one of them is longer than 200 characters or holds NUL.</exception>
    public static ImmutableArray<string> Texts(this HttpRequest request, string name)
    {
        var values = request.Query[name].OfType<string>().Where(static value => value.Length > 0).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return values.Length > MostTexts ? throw ApiProblemException.BadInput(name, $"It is given more than {MostTexts} times.")
            : values.Any(static value => value.Length > 200) ? throw ApiProblemException.BadInput(name, "It is longer than 200 characters.")
            : values.Any(static value => value.Contains('\0', StringComparison.Ordinal)) ? throw ApiProblemException.BadInput(name, "It holds a NUL character.")
            : values;
    }

    /// <summary>What somebody searches for, as pasted: of any length that the server takes, NULs made spaces; null when it is not given or empty.</summary>
    /// <exception cref="ApiProblemException">It is given twice.</exception>
    public static string? SearchText(this HttpRequest request, string name)
    {
        var values = request.Query[name];
        return values.Count > 1 ? throw ApiProblemException.BadInput(name, "It is given more than once.")
            : values.ToString() is { Length: > 0 } text ? text.Replace('\0', ' ')
            : null;
    }

    /// <summary>Whether a flag is set; false when it is not given.</summary>
    /// <exception cref="ApiProblemException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public static bool Flag(this HttpRequest request, string name)
    {
        var text = request.Text(name);
        return text is not null && (bool.TryParse(text, out var value) ? value : throw ApiProblemException.BadInput(name, "It must be true or false."));
    }

    /// <summary>One of an enumeration's names, in any case, or null when it is not given.</summary>
    public static T? Choice<T>(this HttpRequest request, string name)
        where T : struct, Enum
    {
        var text = request.Text(name);
        return text is null ? null : Named<T>(name, text);
    }

    /// <summary>Several of an enumeration's names, in any case, each once; empty when none is given.</summary>
    public static ImmutableArray<T> Choices<T>(this HttpRequest request, string name)
        where T : struct, Enum =>
        [.. request.Texts(name).Select(text => Named<T>(name, text)).Distinct()];

    /// <summary>A time (RFC 3339), or null when it is not given.</summary>
    public static DateTimeOffset? Time(this HttpRequest request, string name)
    {
        var text = request.Text(name);
        return text is null ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
            : throw ApiProblemException.BadInput(name, "It must be a time such as 2026-03-18T03:00:00Z.");
    }

    /// <summary>An id, or null when it is not given.</summary>
    public static Guid? Id(this HttpRequest request, string name)
    {
        var text = request.Text(name);
        return text is null ? null
            : Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id
            : throw ApiProblemException.BadInput(name, "It is not an id.");
    }

    /// <summary>The <c>cursor</c> of a list that is held in memory: where the page begins.</summary>
    public static int Offset(this HttpRequest request)
    {
        var text = request.Text("cursor");
        return text is null ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset
            : throw ApiProblemException.BadInput("cursor", "It is not a cursor of this list. Take it from next of the page before.");
    }

    /// <summary>The cursor of the page behind one that begins at <paramref name="start"/>, or null at the end.</summary>
    public static string? NextOffset(int start, int count, int total) =>
        start + count < total && count > 0 ? (start + count).ToString(CultureInfo.InvariantCulture) : null;

    private static T Named<T>(string name, string text)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true)
            : throw ApiProblemException.BadInput(name, $"It must be one of {string.Join(", ", Enum.GetNames<T>())}.");
}
