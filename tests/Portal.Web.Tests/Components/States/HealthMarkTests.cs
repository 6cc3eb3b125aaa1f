using Bunit;
using Portal.Web.Components.States;
using Portal.Web.Localization;
using Xunit;

namespace Portal.Web.Tests.Components.States;

public sealed class HealthMarkTests : ComponentTest
{
    public static TheoryData<HealthState> All => [.. Enum.GetValues<HealthState>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Render_EachState_HasShapeColourAndWord(HealthState state)
    {
        var mark = Page.Render<HealthMark>(p => p.Add(m => m.State, state));
        var name = state.ToString().ToLowerInvariant();
        Assert.Equal($"#i-{name}", mark.Find("use").GetAttribute("href"));
        Assert.True(mark.Find("svg").ClassList.Contains(name));
        Assert.Equal(StateText.Of(state).En, mark.Find("span span").TextContent);
    }

    [Fact]
    public void Render_HiddenWord_IsStillThereForScreenReaders()
    {
        var mark = Page.Render<HealthMark>(p => p.Add(m => m.State, HealthState.Unknown).Add(m => m.HideWord, true));
        Assert.Equal("Unknown", mark.Find(".vh").TextContent);
    }

    [Fact]
    public void Shapes_EachState_HasItsSilhouette()
    {
        var shapes = Page.Render<Portal.Web.Components.StateShapes>();
        Assert.All(Enum.GetNames<HealthState>(), name => Assert.NotNull(shapes.Find($"#i-{name.ToLowerInvariant()}")));
    }
}
