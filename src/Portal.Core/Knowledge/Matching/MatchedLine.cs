using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>A line that proves a problem.</summary>
public sealed record MatchedLine
{
    /// <summary>Its number in the text, from 1. Of a record that takes several lines (an alert, an event in YAML): the line that names it.</summary>
    public required int Number { get; init; }

    /// <summary>The line as it was pasted; of a long one the part around what matched (<see cref="TextStart"/>).</summary>
    public required string Text { get; init; }

    /// <summary>Where in the line <see cref="Text"/> begins; 0 but for lines that were cut.</summary>
    public required int TextStart { get; init; }

    /// <summary>Id of the signature.</summary>
    public required string Signature { get; init; }

    /// <summary>What the signature means.</summary>
    public required LocalizedText SignatureTitle { get; init; }

    /// <summary>Where the signature's text is found.</summary>
    public required SignatureKind Kind { get; init; }

    /// <summary>What matched, to be marked: on this line, and on others where the record goes on.</summary>
    public required ImmutableArray<MatchSpan> Spans { get; init; }

    /// <summary>What the line names.</summary>
    public required ImmutableArray<MatchParameter> Parameters { get; init; }
}
