using System.Reflection;
using Portal.Core.Findings;
using Portal.Core.Text;
using Portal.Web.Localization;
using Xunit;

namespace Portal.Web.Tests.Localization;

public sealed class TranslationTests
{
    // No words of their own: a name, and signs round what is given.
    private static readonly string[] WithoutWords = ["ShellText.Portal", "ShellText.SentenceEnd", "KnowledgeText.OtherLanguage", "StateText.ClockAndAge", "RunText.ByAt", "RunText.StepTitle", "OverviewText.Worst"];

    public static TheoryData<string> Keys => [.. Texts().Select(static text => text.Key).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_EachKey_IsWholeInBothLanguages(string key)
    {
        foreach (var text in Of(key))
        {
            Assert.False(string.IsNullOrWhiteSpace(text.En));
            Assert.DoesNotContain(text.En, static c => c > 0x2E80);
            if (!WithoutWords.Contains(key))
            {
                Assert.True(text.Zh.Any(IsHan) || text.Zh.StartsWith("Prometheus", StringComparison.Ordinal), $"no Chinese in: {text.Zh}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_EachKey_HasASpaceBetweenChineseAndLatin(string key)
    {
        foreach (var zh in Of(key).Select(static text => text.Zh))
        {
            for (var i = 1; i < zh.Length; i++)
            {
                var touching = (IsHan(zh[i - 1]) && char.IsAsciiLetterOrDigit(zh[i])) || (char.IsAsciiLetterOrDigit(zh[i - 1]) && IsHan(zh[i]));
                Assert.False(touching, $"'{zh[i - 1]}{zh[i]}' in: {zh}");
            }
        }
    }

    [Fact]
    public void Texts_Found_AreManyAndThoseOfTheRulesToo()
    {
        Assert.True(Texts().Count() > 50);
        Assert.Contains(Texts(), static text => text.Key == "RuleText.Empty");
        Assert.Contains(Texts(), static text => text.Key == "ImportText.Twice");
    }

    private static IEnumerable<LocalizedText> Of(string key) => Texts().Where(text => text.Key == key).Select(static text => text.Value);

    // Every text of the pages is a static member of a class in this namespace, what the rules say of a class of Core named so: a property, or a function of
    // names, numbers and choices.
    private static IEnumerable<KeyValuePair<string, LocalizedText>> Texts() =>
        from type in typeof(Translator).Assembly.GetTypes().Where(static type => type.Namespace == typeof(Translator).Namespace)
            .Concat(typeof(LocalizedText).Assembly.GetTypes().Where(static type => type.Name.EndsWith("Text", StringComparison.Ordinal)))
        where type.IsAbstract && type.IsSealed
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        from text in member switch
        {
            PropertyInfo p when p.PropertyType == typeof(LocalizedText) => [(LocalizedText)p.GetValue(null)!],
            MethodInfo { IsSpecialName: false } m when m.ReturnType == typeof(LocalizedText) => Calls(m),
            _ => [],
        }
        select KeyValuePair.Create($"{type.Name}.{member.Name}", text);

    private static IEnumerable<LocalizedText> Calls(MethodInfo method) => method.GetParameters()
        .Select(static parameter => Samples(parameter.ParameterType).ToArray())
        .Aggregate(
            (IEnumerable<object[]>)[[]],
            static (lists, samples) => lists.SelectMany(list => samples.Select(sample => list.Append(sample).ToArray())))
        .Select(arguments => (LocalizedText)method.Invoke(null, arguments)!);

    private static IEnumerable<object> Samples(Type type) =>
        type == typeof(string) ? ["name-1"]
        : type == typeof(int) ? [0, 1, 3]
        : type == typeof(long) ? [0L, 1L, 3L]
        : type == typeof(TimeSpan) ? [TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(130), TimeSpan.FromMinutes(31), TimeSpan.FromMinutes(125), TimeSpan.FromHours(42)]
        : type == typeof(bool) ? [false, true]
        : type.IsEnum ? Enum.GetValues(type).Cast<object>()
        : type == typeof(FindingChange) ? Enum.GetValues<FindingChangeKind>().Select(static kind => new FindingChange
        {
            Id = 1,
            FindingId = Guid.Empty,
            At = default,
            Kind = kind,
            From = "A",
            To = "B",
        })
        : throw new InvalidOperationException($"Give samples of {type}.");

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
