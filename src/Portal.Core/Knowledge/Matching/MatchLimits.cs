namespace Portal.Core.Knowledge.Matching;

/// <summary>How much a match looks at and gives back. What is left out is counted in the result.</summary>
public static class MatchLimits
{
    /// <summary>The largest text, in bytes of UTF-8.</summary>
    public const int LargestText = 1024 * 1024;

    /// <summary>The most lines that are given back for one problem; the others are counted.</summary>
    public const int LinesPerProblem = 100;

    /// <summary>The most lines of one signature that are read for their parameters and marks; the others are counted.</summary>
    public const int LinesPerSignature = 50;

    /// <summary>The most lines that look alike and are given back.</summary>
    public const int LookAlikes = 20;

    /// <summary>The most characters of a line that are given back with it; a longer line is cut around what matched.</summary>
    public const int LineExcerpt = 2000;

    /// <summary>Lines up to this length are compared whole; of longer ones, a window of this length around each literal.</summary>
    internal const int Window = 4096;

    /// <summary>How much of the window lies before the literal.</summary>
    internal const int WindowBefore = 1024;

    /// <summary>
    /// How many characters patterns may look at in all. Only a text made for it gets there: each line would have to hold the literals of dozens of signatures.
    /// </summary>
    internal const long PatternCharacters = 24L * 1024 * 1024;

    /// <summary>How long one pattern may take on one line, at most.</summary>
    internal static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);
}
