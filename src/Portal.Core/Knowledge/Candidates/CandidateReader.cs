using Portal.Core.Knowledge.Matching;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>
/// Chooses what of a text is worth keeping: the lines that speak of a failure, by their level or their words; where none does, the most frequent ones.
/// Lines of one form are one. Pure.
/// </summary>
public static class CandidateReader
{
    /// <summary>The most forms that one text gives; the others are counted.</summary>
    public const int MostForms = 20;

    // Lines that differ only by a secret come together once it is masked, which is too slow for every line.
    private const int MostMasked = 10 * MostForms;

    /// <summary>What of a text is worth keeping.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Numbers of the lines that an article knows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static CandidateLines Read(PastedText text, IReadOnlySet<int> known, CancellationToken cancellationToken = default)
    {
        var (raw, knownLines, bare) = Collect(text, known, cancellationToken);
        var telling = raw.Exists(static form => form.Weight > 0);
        var quiet = telling ? raw.Where(static form => form.Weight == 0).Sum(static form => form.Lines) : 0;
        var ordered = raw.Where(form => !telling || form.Weight > 0)
            .OrderByDescending(static form => form.Weight).ThenByDescending(static form => form.Lines).ThenBy(static form => form.First).ToList();

        var merged = new OrderedDictionary<string, CandidateLine>(StringComparer.Ordinal);
        foreach (var form in ordered.Take(MostMasked))
        {
            var sample = CandidateSample.Masked(form.Sample);
            var template = LineMask.Template(sample);
            if (!CandidatePattern.IsTelling(template))
            {
                bare += form.Lines;
            }
            else
            {
                merged[template] = merged.TryGetValue(template, out var before) ? before with { Lines = before.Lines + form.Lines } : new CandidateLine(template, sample, form.Lines);
            }
        }

        var left = merged.Values.Skip(MostForms).ToList();
        var unmasked = ordered.Skip(MostMasked).ToList();
        return new CandidateLines
        {
            Kept = [.. merged.Values.Take(MostForms)],
            MoreForms = left.Count + unmasked.Count,
            MoreLines = left.Sum(static line => line.Lines) + unmasked.Sum(static form => form.Lines),
            Known = knownLines,
            Quiet = quiet,
            Bare = bare,
        };
    }

    private static (List<RawForm> Forms, int Known, int Bare) Collect(PastedText text, IReadOnlySet<int> known, CancellationToken cancellationToken)
    {
        var forms = new Dictionary<string, RawForm>(StringComparer.Ordinal);
        var (inKey, knownLines, bare) = (false, 0, 0);
        for (var number = 1; number <= text.LineCount; number++)
        {
            if (number % 256 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var line = text.Line(number);
            var begins = SecretMask.BeginsKey(line);
            var secret = inKey || begins;
            inKey = secret && !SecretMask.EndsKey(line);
            if (known.Contains(number))
            {
                knownLines++;
            }
            else if (secret)
            {
                bare++;
            }
            else if (CandidateSample.Of(text, number) is not { } sample)
            {
                bare += line.IsWhiteSpace() ? 0 : 1;
            }
            else
            {
                var template = LineMask.Template(sample);
                if (!forms.TryGetValue(template, out var form))
                {
                    forms[template] = form = new RawForm(sample, number, LineWeight.Of(line.ToString()));
                }

                form.Lines++;
            }
        }

        return ([.. forms.Values], knownLines, bare);
    }

    private sealed class RawForm(string sample, int first, int weight)
    {
        public string Sample { get; } = sample;

        public int First { get; } = first;

        public int Weight { get; } = weight;

        public int Lines { get; set; }
    }
}
