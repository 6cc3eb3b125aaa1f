using System.Buffers;
using System.Text;

namespace Portal.Cluster.Actions;

/// <summary>Quotes a value for bash so that it arrives as one argument and literally, whatever it holds.</summary>
public static class ShellQuote
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@+");

    /// <summary>
    /// The value as it is when it has only signs without meaning; else in single quotes. Control characters become <c>$'\xHH'</c>: as themselves,
    /// a terminal would act on them while they are pasted. NUL cannot be passed to a program and is left out.
    /// </summary>
    public static string Quote(string value)
    {
        if (value.Length > 0 && !value.AsSpan().ContainsAnyExcept(Plain))
        {
            return value;
        }

        return value.Any(char.IsControl) ? AnsiC(value) : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    private static string AnsiC(string value)
    {
        var quoted = new StringBuilder("$'");
        foreach (var c in value)
        {
            _ = c switch
            {
                '\0' => quoted,
                '\'' or '\\' => quoted.Append('\\').Append(c),

                // C1 controls are two bytes in UTF-8: \u says the character, \x would say a byte.
                _ when char.IsControl(c) => quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('\'').ToString();
    }
}
