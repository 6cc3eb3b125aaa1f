using System.Reflection;
using Portal.Core.Text;
using Portal.Web.Localization;
using Xunit;

namespace Portal.Web.Tests.Localization;

public sealed class TranslationTests
{
    // No words of their own: a name, and signs round what is given.
    private static readonly string[] WithoutWords = ["ShellText.Portal", "StateText.ClockAndAge"];

    public static TheoryData<string> Keys => [.. Texts().Select(static text => text.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_EachKey_IsWholeInBothLanguages(string key)
    {
        var text = Texts().Single(pair => pair.Key == key).Value;
        Assert.False(string.IsNullOrWhiteSpace(text.En));
        Assert.DoesNotContain(text.En, static c => c > 0x2E80);
        if (!WithoutWords.Contains(key))
        {
            Assert.Contains(text.Zh, static c => c is >= '\u4E00' and <= '\u9FFF');
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_EachKey_HasASpaceBetweenChineseAndLatin(string key)
    {
        var zh = Texts().Single(pair => pair.Key == key).Value.Zh;
        for (var i = 1; i < zh.Length; i++)
        {
            var touching = (IsHan(zh[i - 1]) && char.IsAsciiLetterOrDigit(zh[i])) || (char.IsAsciiLetterOrDigit(zh[i - 1]) && IsHan(zh[i]));
            Assert.False(touching, $"'{zh[i - 1]}{zh[i]}' in: {zh}");
        }
    }

    [Fact]
    public void Texts_Found_AreMany() => Assert.True(Texts().Count() > 50);

    // Every text of the pages is a static member of a class in this namespace: a property, or a function of names and numbers.
    private static IEnumerable<KeyValuePair<string, LocalizedText>> Texts() =>
        from type in typeof(Translator).Assembly.GetTypes()
        where type.Namespace == typeof(Translator).Namespace && type.IsAbstract && type.IsSealed
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let text = member switch
        {
            PropertyInfo p when p.PropertyType == typeof(LocalizedText) => (LocalizedText?)p.GetValue(null),
            MethodInfo { IsSpecialName: false } m when m.ReturnType == typeof(LocalizedText) => (LocalizedText?)m.Invoke(null, [.. m.GetParameters().Select(Sample)]),
            _ => null,
        }
        where text is not null
        select KeyValuePair.Create($"{type.Name}.{member.Name}", text);

    private static object? Sample(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? "name-1"
        : parameter.ParameterType == typeof(int) ? 3
        : parameter.ParameterType == typeof(long) ? 3L
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
