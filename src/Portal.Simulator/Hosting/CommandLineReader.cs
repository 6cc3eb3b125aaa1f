using System.Globalization;

namespace Portal.Simulator.Hosting;

/// <summary>Walks over the arguments and gathers what is wrong with them. Takes <c>--name value</c> and <c>--name=value</c>.</summary>
internal sealed class CommandLineReader(IReadOnlyList<string> args)
{
    private readonly List<string> _args = [.. args.SelectMany(a =>
        a.StartsWith("--", StringComparison.Ordinal) && a.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? new[] { a[..at], a[(at + 1)..] } : [a])];

    private readonly List<string> _problems = [];
    private int _at;
    private string _name = "";

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The next option; null at the end.</summary>
    public string? Next() => _at < _args.Count ? _name = _args[_at++] : null;

    public void Problem(string text) => _problems.Add(text);

    /// <summary>The value of the option just read.</summary>
    public string? Value()
    {
        if (_at < _args.Count && !IsOption(_args[_at]))
        {
            return _args[_at++];
        }

        Problem($"{_name}: needs a value");
        return null;
    }

    /// <summary>All values up to the next option.</summary>
    public List<string> Values()
    {
        var values = new List<string>();
        while (_at < _args.Count && !IsOption(_args[_at]))
        {
            values.Add(_args[_at++]);
        }

        if (values.Count == 0)
        {
            Problem($"{_name}: needs a value");
        }

        return values;
    }

    public int? Number(int least, int most)
    {
        if (Value() is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem($"{_name}: must be a whole number from {least} to {most}, not '{text}'");
        return null;
    }

    public string? ExistingDirectory()
    {
        var path = Value();
        if (path is not null && !Directory.Exists(path))
        {
            Problem($"{_name}: the directory {path} does not exist");
        }

        return path;
    }

    private static bool IsOption(string text) => text.StartsWith("--", StringComparison.Ordinal);
}
