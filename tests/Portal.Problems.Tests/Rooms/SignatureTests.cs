using System.Text.RegularExpressions;
using Portal.Core.Knowledge;
using Xunit;

namespace Portal.Problems.Tests.Rooms;

/// <summary>What every signature of every room keeps to, alone and among those of all others. The raw patterns; the match engine has tests of its own.</summary>
public sealed class SignatureTests
{
    private static readonly (string Room, Signature Signature, Regex Pattern)[] All =
    [
        .. Catalogue.Problems.SelectMany(static problem => problem.Signatures.Select(signature =>
            (problem.Name, signature, new Regex(signature.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)))),
    ];

    public static TheoryData<string> Rooms => Catalogue.Names;

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Signatures_SamplesAndLookAlikes_ComeOutAsTheySay(string room)
    {
        Assert.Contains(All, entry => entry.Room == room);
        foreach (var (_, signature, pattern) in All.Where(entry => entry.Room == room))
        {
            Assert.All(signature.Samples, sample => Assert.True(Matches(signature, pattern, sample), $"{signature.Id} must match: {sample}"));
            Assert.All(signature.LookAlikes, other => Assert.False(pattern.IsMatch(other), $"{signature.Id} must not match: {other}"));
            Assert.Distinct(signature.Samples.Concat(signature.LookAlikes));
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Signatures_SamplesOfARoom_AreNoOtherRooms(string room)
    {
        var others = All.Where(entry => entry.Room != room).ToList();
        foreach (var (_, signature, _) in All.Where(entry => entry.Room == room))
        {
            foreach (var sample in signature.Samples)
            {
                Assert.All(others, other => Assert.False(
                    Matches(other.Signature, other.Pattern, sample), $"{other.Room}/{other.Signature.Id} takes the sample of {room}/{signature.Id}: {sample}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Signatures_Ids_AreKebabCaseAndTitlesAreInTheirLanguages(string room) => Assert.All(Catalogue.Find(room).Signatures, static signature =>
    {
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", signature.Id);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", signature.Title.En);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", signature.Title.Zh);
    });

    private static bool Matches(Signature signature, Regex pattern, string line) =>
        signature.Literals.Any(literal => line.Contains(literal, StringComparison.Ordinal)) && pattern.IsMatch(line);
}
