using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>An article file cannot be read; lists every problem, each with the field it is about.</summary>
public sealed class ArticleFileException : Exception
{
    /// <summary>An exception for these problems.</summary>
    /// <param name="file">The file's name, for the message.</param>
    /// <param name="problems">Each begins with the field: "severity: …".</param>
    public ArticleFileException(string file, ImmutableArray<string> problems)
        : base($"{file} cannot be read:\n  {string.Join("\n  ", problems)}")
    {
        File = file;
        Problems = problems;
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>What is wrong, each beginning with the field.</summary>
    public ImmutableArray<string> Problems { get; }
}
