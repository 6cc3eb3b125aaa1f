using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>
/// Groups of words that mean the same to people of the trade, across languages. The file is made to be edited: one group a line, its words parted by
/// commas, <c>#</c> begins a comment. A word may be several words.
/// </summary>
public sealed class Synonyms
{
    private const int MostGroups = 5_000;
    private const int LongestWord = 60;

    private readonly Dictionary<string, ImmutableArray<SynonymPhrase>> _byFirst;

    private Synonyms(Dictionary<string, ImmutableArray<SynonymPhrase>> byFirst, int groups, ImmutableArray<string> problems)
    {
        _byFirst = byFirst;
        Groups = groups;
        Problems = problems;
    }

    /// <summary>No synonyms.</summary>
    public static Synonyms None { get; } = new([], 0, []);

    /// <summary>How many groups there are.</summary>
    public int Groups { get; }

    /// <summary>The lines that cannot be used, each with file, line and reason; the others work.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>Reads files; a word that is in several groups belongs to all of them.</summary>
    /// <param name="files">Name (for messages) and content of each.</param>
    public static Synonyms Read(params IReadOnlyList<(string Name, string Content)> files)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var phrases = new List<SynonymPhrase>();
        var groups = 0;
        foreach (var (name, content) in files)
        {
            var number = 0;
            foreach (var line in content.Split('\n'))
            {
                number++;
                var words = line.Split('#')[0].Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == 0)
                {
                    continue;
                }

                if (Fault(words, groups) is { } fault)
                {
                    problems.Add($"{name}:{number}: {fault}");
                    continue;
                }

                groups++;
                var group = words.Select(static word => SynonymPhrase.TokensOf(word)).ToImmutableArray();
                phrases.AddRange(group.Select((tokens, i) => new SynonymPhrase(tokens, group.RemoveAt(i))));
            }
        }

        return new Synonyms(
            phrases.GroupBy(static phrase => phrase.Tokens[0], StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, static group => group.OrderByDescending(static phrase => phrase.Tokens.Length).ToImmutableArray(), StringComparer.Ordinal),
            groups,
            problems.ToImmutable());
    }

    /// <summary>The phrases that begin with a token, the longest first.</summary>
    internal ImmutableArray<SynonymPhrase> BeginningWith(string token) => _byFirst.TryGetValue(token, out var phrases) ? phrases : [];

    private static string? Fault(string[] words, int groups) => words switch
    {
        { Length: 1 } => $"\"{VisibleText.Of(words[0])}\" is alone; a group has at least two words, parted by commas.",
        _ when groups >= MostGroups => $"more than {MostGroups} groups; the rest is not used.",
        _ when Array.Find(words, static word => word.Length > LongestWord) is { } word => $"\"{VisibleText.Of(word[..LongestWord])}…\" is longer than {LongestWord} characters.",
        _ when Array.Find(words, static word => SynonymPhrase.TokensOf(word).IsEmpty) is { } word => $"\"{VisibleText.Of(word)}\" holds no letter and no digit.",
        _ => null,
    };
}
